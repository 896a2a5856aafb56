using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrainingHub.Platform.Data;

/// <summary>
/// A text that begins with another is asked for as a range, which an index serves; SQLite's LIKE reads every row. The end of the range is
/// the beginning with the last character of all behind it: texts are compared byte by byte, and in UTF-8 that is the order of the characters.
/// </summary>
internal sealed class PrefixInterceptor : IQueryExpressionInterceptor
{
    /// <summary>The one: EF builds its services anew for every other.</summary>
    public static readonly PrefixInterceptor Only = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => new Ranges().Visit(queryExpression);

    private sealed class Ranges : ExpressionVisitor
    {
        private const string Last = "\U0010FFFF";

        private static readonly MethodInfo StartsWith = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)])!;
        private static readonly MethodInfo Compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
        private static readonly MethodInfo Concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;
        private static readonly ConstantExpression Zero = Expression.Constant(0);

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method != StartsWith)
                return base.VisitMethodCall(node);
            var (text, prefix) = (Visit(node.Object!), Visit(node.Arguments[0]));
            return Expression.AndAlso(
                Expression.GreaterThanOrEqual(Expression.Call(Compare, text, prefix), Zero),
                Expression.LessThan(Expression.Call(Compare, text, Expression.Add(prefix, Expression.Constant(Last), Concat)), Zero));
        }
    }
}
