local f: (number, string) = nil
