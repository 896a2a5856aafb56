Console.WriteLine("TrainingHub");
