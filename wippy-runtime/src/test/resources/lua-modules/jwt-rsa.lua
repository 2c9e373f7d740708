-- The keys were made for this test and protect nothing.
local crypto = require("crypto")

local old = [[-----BEGIN RSA PRIVATE KEY-----
MIIEogIBAAKCAQEAqmSUYIGNzXNFIFjDwn8hKjQW75jgnuzLpffrraAth4bmBHuA
c4zuJjYNIA9yjTSeF3ylHUZZWTkBIMI/9LLbe89sZc0b5tfzmgsGWOVrKlQPKbya
lKkugwus4GbsB2bRrlO/kxMivr/aJe79XuSDw65SYdVDlktd7W1gy9FyOAisumxc
CcoQ9uuMX3tpA4xuEywgwGwDxptdTarD5nsNyvs0bJtVClpNvIGFzZyFKGrH3LiM
b8wvg2jaFqWDzCCzycGgyufyJbeLW6jjOBbhe/ovNbPWKQo8uB8i9tQW/LzyvWwh
t/l8JKIr8Y+cv2OtEJkCLeLNLmCffM8wRn5yzQIDAQABAoIBAAivK/bH3j54ilnj
MZr8mBKgFAPYd/5G6vwwU2UxKDuOObPvHXVbhe8RoH/1Tu0jyjjqjo8cPO/fXWTa
MaCa6wp3iw/x27hbYkbZb/82NiIypZExfnQRiVV+0gFKjZYKUf5/YItc6s+WVJvL
/0LdBQWDTB9AsNCnUl1do+okvccIPgNhJ7ZQhTLeNdxq+o0rbhMZ4CA7nS7g7GY+
jwFi40YgOVNFo4u3nDwkkBr62nu9Q6c2V9TjYg6SyOBaQWlRE8F/pu4g4r1kt4td
wNZjuiC6mAp76YmP4TPOCugZlFt48Ji1Y+Im98pWel/BmJqNOASuAkElfSSMfm8Q
rvrpKuECgYEA7gVRwkpazNHMFinXNqNJJLJWobMKoF1KIL64tF7lF9DUfYe+Ejih
8loky1+HanFWbBzPGGP6DuCgSexNrnjyRSQO0rzosgjYNxLL8mR1JkFm6VpE8KTX
RjEmgQ2a6r9mBhY88oeM7oGzj2MALzMU3cOKFVxtcRvqhxDakFtQILECgYEAt0OE
3yZ2kmFiSiFKztgIEvWdSXHuJkA9yUmS/deVZjg4J4inI7ncBm6GjmU4dxAOQsDL
Kcl7k4onp7+Es0OwB57iYUopvwmc3zGHLKyAKRL/bwInef0IbnWN9HUPMEWrvL1p
acD74T5A/IV3tHT702I1rE+yN6035qnFlokUWt0CgYA+HKk/OEQFmuHVDsoYeffG
Wbt9qsklG/MSJHLyrqi91EL/FwMkoh6wrZFYeO9PeZAB2mq4hK5mX3u0jrOeyfT+
0fAEUkOu4dv6Uy9ha5GekAaY8nN3EK0UphLULoa0p4mqIPd6mqDORI5k5oLPzlat
oC9Sb7IniA9le6JtdUatoQKBgHY5+bMYFjBS4Nzf42nTVkoc565k8HT+xp1feJOI
C5qZNCjU8LaMhZQko2ujgyzUT87in25CzBUfcHu4gvw+84XHC1YmSQ40Pl6CjijU
1A0rc1wC8MKy6UiRT9Xf2r+SgrtNGn8d/6CMz9HYrKPfQEJbPjL+awOeHM0SwyRd
JKOFAoGAFD4zgsdsgXNfConxQ/IL0N67DMoqitwMfy1yQXiPpu2plwJFJG4G8MGz
oZUP9T0E2DWVCaYmU0UgNl+8shLpWDJ065I9XISX3on1NrUws3U9CqxJ/J+ToNbN
vMyW4gqqdcK7a6vT21EEq+xOs1fYa9OxnXeooL3NGWVbIGKwCjc=
-----END RSA PRIVATE KEY-----]]
local new = [[-----BEGIN PRIVATE KEY-----
MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCqZJRggY3Nc0Ug
WMPCfyEqNBbvmOCe7Mul9+utoC2HhuYEe4BzjO4mNg0gD3KNNJ4XfKUdRllZOQEg
wj/0stt7z2xlzRvm1/OaCwZY5WsqVA8pvJqUqS6DC6zgZuwHZtGuU7+TEyK+v9ol
7v1e5IPDrlJh1UOWS13tbWDL0XI4CKy6bFwJyhD264xfe2kDjG4TLCDAbAPGm11N
qsPmew3K+zRsm1UKWk28gYXNnIUoasfcuIxvzC+DaNoWpYPMILPJwaDK5/Ilt4tb
qOM4FuF7+i81s9YpCjy4HyL21Bb8vPK9bCG3+Xwkoivxj5y/Y60QmQIt4s0uYJ98
zzBGfnLNAgMBAAECggEACK8r9sfePniKWeMxmvyYEqAUA9h3/kbq/DBTZTEoO445
s+8ddVuF7xGgf/VO7SPKOOqOjxw8799dZNoxoJrrCneLD/HbuFtiRtlv/zY2IjKl
kTF+dBGJVX7SAUqNlgpR/n9gi1zqz5ZUm8v/Qt0FBYNMH0Cw0KdSXV2j6iS9xwg+
A2EntlCFMt413Gr6jStuExngIDudLuDsZj6PAWLjRiA5U0Wji7ecPCSQGvrae71D
pzZX1ONiDpLI4FpBaVETwX+m7iDivWS3i13A1mO6ILqYCnvpiY/hM84K6BmUW3jw
mLVj4ib3ylZ6X8GYmo04BK4CQSV9JIx+bxCu+ukq4QKBgQDuBVHCSlrM0cwWKdc2
o0kkslahswqgXUogvri0XuUX0NR9h74SOKHyWiTLX4dqcVZsHM8YY/oO4KBJ7E2u
ePJFJA7SvOiyCNg3EsvyZHUmQWbpWkTwpNdGMSaBDZrqv2YGFjzyh4zugbOPYwAv
MxTdw4oVXG1xG+qHENqQW1AgsQKBgQC3Q4TfJnaSYWJKIUrO2AgS9Z1Jce4mQD3J
SZL915VmODgniKcjudwGboaOZTh3EA5CwMspyXuTiienv4SzQ7AHnuJhSim/CZzf
MYcsrIApEv9vAid5/QhudY30dQ8wRau8vWlpwPvhPkD8hXe0dPvTYjWsT7I3rTfm
qcWWiRRa3QKBgD4cqT84RAWa4dUOyhh598ZZu32qySUb8xIkcvKuqL3UQv8XAySi
HrCtkVh47095kAHaariErmZfe7SOs57J9P7R8ARSQ67h2/pTL2FrkZ6QBpjyc3cQ
rRSmEtQuhrSniaog93qaoM5EjmTmgs/OVq2gL1JvsieID2V7om11Rq2hAoGAdjn5
sxgWMFLg3N/jadNWShznrmTwdP7GnV94k4gLmpk0KNTwtoyFlCSja6ODLNRPzuKf
bkLMFR9we7iC/D7zhccLViZJDjQ+XoKOKNTUDStzXALwwrLpSJFP1d/av5KCu00a
fx3/oIzP0diso99AQls+Mv5rA54czRLDJF0ko4UCgYAUPjOCx2yBc18KifFD8gvQ
3rsMyiqK3Ax/LXJBeI+m7amXAkUkbgbwwbOhlQ/1PQTYNZUJpiZTRSA2X7yyEulY
MnTrkj1chJfeifU2tTCzdT0KrEn8n5Og1s28zJbiCqp1wrtrq9PbUQSr7E6zV9hr
07Gdd6igvc0ZZVsgYrAKNw==
-----END PRIVATE KEY-----]]
local public = [[-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqmSUYIGNzXNFIFjDwn8h
KjQW75jgnuzLpffrraAth4bmBHuAc4zuJjYNIA9yjTSeF3ylHUZZWTkBIMI/9LLb
e89sZc0b5tfzmgsGWOVrKlQPKbyalKkugwus4GbsB2bRrlO/kxMivr/aJe79XuSD
w65SYdVDlktd7W1gy9FyOAisumxcCcoQ9uuMX3tpA4xuEywgwGwDxptdTarD5nsN
yvs0bJtVClpNvIGFzZyFKGrH3LiMb8wvg2jaFqWDzCCzycGgyufyJbeLW6jjOBbh
e/ovNbPWKQo8uB8i9tQW/LzyvWwht/l8JKIr8Y+cv2OtEJkCLeLNLmCffM8wRn5y
zQIDAQAB
-----END PUBLIC KEY-----]]
local certificate = [[-----BEGIN CERTIFICATE-----
MIIDATCCAemgAwIBAgIUKO1/X0354V6PGg0z+tA/hwK7eCUwDQYJKoZIhvcNAQEL
BQAwDzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjYyMjMwNTlaGA8yMTI2MTEwMjIy
MzA1OVowDzENMAsGA1UEAwwEdGVzdDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCC
AQoCggEBAKpklGCBjc1zRSBYw8J/ISo0Fu+Y4J7sy6X3662gLYeG5gR7gHOM7iY2
DSAPco00nhd8pR1GWVk5ASDCP/Sy23vPbGXNG+bX85oLBljlaypUDym8mpSpLoML
rOBm7Adm0a5Tv5MTIr6/2iXu/V7kg8OuUmHVQ5ZLXe1tYMvRcjgIrLpsXAnKEPbr
jF97aQOMbhMsIMBsA8abXU2qw+Z7Dcr7NGybVQpaTbyBhc2chShqx9y4jG/ML4No
2halg8wgs8nBoMrn8iW3i1uo4zgW4Xv6LzWz1ikKPLgfIvbUFvy88r1sIbf5fCSi
K/GPnL9jrRCZAi3izS5gn3zPMEZ+cs0CAwEAAaNTMFEwHQYDVR0OBBYEFIWcn3B8
Ypol+yR5AE4UCcoP3AKKMB8GA1UdIwQYMBaAFIWcn3B8Ypol+yR5AE4UCcoP3AKK
MA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEBAFWOE6z1L5HlvYrL
GDCq18m6P+ixMJR5LN5abLDup5kHicm9HaOuQrvV4WkpjIYD2maL4CpkKCiLB1Fg
xIehY/nWob83tYqlooLVOLuhEyCi55T8hiDhvAiW2iCKClE5+vEW2d2fxi6+b7hW
b8C/FXtjF9+NTmiad4bfOn9ipkHDnE51I658HAixU4a90pGPXtbXJLJCIIVILJOQ
UZ4/RlosMXWYkluVeKWeQmcj/695tADRr3HNnjAoY9M6/liwjwU4076hwX5+YCc+
GE1ZGN3hMBjlnSakMb+MsruLdRstCbSMgx7vT07q0aQr39Ao/GlXYzbh0hp0yWsO
mqHwal4=
-----END CERTIFICATE-----]]
local other = [[-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAESLVaZ8t/aH3xkiIkP3tuNKSSdCnO
yjXFbJQLyudD4OC3Y/lM4ZNZfPTHXMpROcSE5nK3o6UOLeggIyf/H9jd8Q==
-----END PUBLIC KEY-----]]

local function show(what, value, err)
  print(what, value and value.sub, err and err:kind(), err and err:message())
end

local claims = {sub = "ada", exp = os.time() + 60}
for name, key in pairs({old = old, new = new}) do
  local token = crypto.jwt.encode(claims, key, "RS256")
  show(name, crypto.jwt.verify(token, public, "RS256"))
  show(name, crypto.jwt.verify(token, certificate, "RS256"))
  show("changed", crypto.jwt.verify(token:sub(1, -9) .. "AAAAAAAA", public, "RS256"))
  show("as secret", crypto.jwt.verify(token, public, "HS256"))
  show("no key", crypto.jwt.verify(token, other, "RS256"))
end

-- whoever knows the public key only signs nothing
local forged = crypto.jwt.encode(claims, public, "HS256")
show("forged", crypto.jwt.verify(forged, public, "RS256"))
show("public", crypto.jwt.encode(claims, public, "RS256"))
show("broken", crypto.jwt.encode(claims, "-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----", "RS256"))
