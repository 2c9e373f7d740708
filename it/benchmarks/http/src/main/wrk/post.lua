-- What wrk sends.
wrk.method = "POST"
wrk.body = "The quick brown fox jumps over the lazy dog."
wrk.headers["Content-Type"] = "text/plain"
