namespace TrainingHub.Sheets;

/// <summary>
/// Markup on its way to the parser, which takes in every nesting, attribute and name before anybody could look at them: what no
/// spreadsheet writes is refused here, and here a reading notices that its time is up. Only what the parser calls is filled in.
/// </summary>
internal sealed class BoundedMarkup(TextReader inner, SheetLimits limits, ReadingTime time) : TextReader
{
    private enum Place
    {
        Text,
        Open,
        Start,
        Quoted,
        End,
        Bang,
        Comment,
        Data,
        Instruction,
    }

    private Place place;
    private int depth, length, attributes, run;
    private char quote, last;

    /// <exception cref="SheetRefused">too deep, too many attributes, too long, a DTD, or the time is up</exception>
    public override int Read(char[] buffer, int index, int count)
    {
        time.Check();
        var got = inner.Read(buffer, index, count);
        Pass(buffer.AsSpan(index, got));
        return got;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Pass(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (place == Place.Text)
            {
                var open = text.IndexOf('<');
                if (open < 0)
                    return;
                text = text[open..];
                (place, length, attributes, run, last) = (Place.Open, 0, 0, 0, '\0');
            }
            else
                Step(text[0]);
            text = text[1..];
        }
    }

    private void Step(char c)
    {
        switch (place)
        {
            case Place.Open:
                place = c switch { '/' => Place.End, '?' => Place.Instruction, '!' => Place.Bang, _ => Place.Start };
                break;
            case Place.Start when c == '>':
                if (last != '/' && ++depth > limits.MaxNesting)
                    throw SheetFaults.Structure();
                place = Place.Text;
                break;
            case Place.Start when c is '"' or '\'':
                (quote, place) = (c, Place.Quoted);
                break;
            case Place.Start when c == '=' && ++attributes > limits.MaxAttributes:
                throw SheetFaults.Structure();
            case Place.Quoted when c == quote:
                place = Place.Start;
                break;
            case Place.End when c == '>':
                depth--;
                place = Place.Text;
                break;
            case Place.Start or Place.Quoted or Place.End when ++length > limits.MaxTag:
                throw SheetFaults.Structure();
            case Place.Bang:
                place = c switch { '-' => Place.Comment, '[' => Place.Data, _ => throw SheetFaults.Dtd() };
                break;
            case Place.Comment:
                Until('-', 2, c);
                break;
            case Place.Data:
                Until(']', 2, c);
                break;
            case Place.Instruction:
                Until('?', 1, c);
                break;
        }
        last = c;
    }

    // -->, ]]> and ?> end what the parser passes over.
    private void Until(char sign, int times, char c)
    {
        if (c == '>' && run >= times)
            place = Place.Text;
        run = c == sign ? run + 1 : 0;
    }
}
