return { main = function() return "café" end }
