-- all fine here
return "ÿ"
