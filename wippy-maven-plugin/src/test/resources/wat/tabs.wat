(module
	(func
		(local.gte 0)))
