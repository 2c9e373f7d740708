for k, v pairs(t) do end
