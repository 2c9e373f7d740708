(module (func (export "größe €𝄞") (call $no)))
