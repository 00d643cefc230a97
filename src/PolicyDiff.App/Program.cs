Console.WriteLine("policydiff");
