local x: Map<string, number = {}
