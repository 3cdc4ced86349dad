import BatonTransport
import Testing

@Suite("Redaction")
struct RedactionTests {
    @Test(
        "Names of secrets are known in every spelling",
        arguments: [
            "Authorization", "proxy-authorization", "Cookie", "Set-Cookie", "X-API-Key", "IAM-API-KEY", "apikey",
            "api_key",
            "access_token", "accessToken", "token", "wxo_mcsp_token", "password", "client_secret",
        ])
    func names(name: String) {
        #expect(Redaction.isSecret(name: name))
    }

    @Test(
        "Names that only look like it are not",
        arguments: [
            "prompt_tokens", "total_tokens", "token_type", "x-ratelimit-limit-tokens", "key", "Content-Type", "author",
        ])
    func otherNames(name: String) {
        #expect(!Redaction.isSecret(name: name))
    }

    @Test("An authorization keeps its scheme")
    func headers() {
        let headers = [
            WireHeader("Authorization", "Bearer abc"), WireHeader("cookie", "a=b; c=d"), WireHeader("Accept", "*/*"),
        ]
        #expect(
            Redaction.headers(headers) == [
                WireHeader("Authorization", "Bearer [redacted]"), WireHeader("cookie", "[redacted]"),
                WireHeader("Accept", "*/*"),
            ])
    }

    @Test("A URL loses its login and its secret parameters, and nothing else")
    func urls() {
        #expect(
            Redaction.url("https://u:p@h.example:8443/a@b?x=1&token=t&y=2")
                == "https://[redacted]@h.example:8443/a@b?x=1&token=[redacted]&y=2")
        #expect(
            Redaction.url("http://h/p?api%5Fkey=s#access_token=z&q=1")
                == "http://h/p?api%5Fkey=[redacted]#access_token=[redacted]&q=1")
        #expect(Redaction.url("http://h/p?limit=20") == "http://h/p?limit=20")
    }

    @Test("JSON loses its secret fields and keeps every other byte")
    func json() {
        func redact(_ text: String) -> String { String(decoding: Redaction.payload(Array(text.utf8)), as: UTF8.self) }
        #expect(
            redact(#"{ "a" : 1,"token" :  "x\"y" , "b":"token"}"#)
                == #"{ "a" : 1,"token" :  "[redacted]" , "b":"token"}"#)
        #expect(
            redact(#"{"password": {"a": ["}"]}, "api_key": 12345, "token": null}"#)
                == #"{"password": "[redacted]", "api_key": "[redacted]", "token": null}"#)
        #expect(redact(#"{"tok\u0065n": "x"}"#) == #"{"tok\u0065n": "[redacted]"}"#)
        #expect(
            redact(#"{"arguments": "{\"api_key\": \"x\\n\", \"q\": 1}"}"#)
                == #"{"arguments": "{\"api_key\": \"[redacted]\", \"q\": 1}"}"#)
        #expect(redact(#"{"token": "cut sho"#) == #"{"token": "[redacted]""#)
        #expect(redact(#"{"usage": {"total_tokens": 5}}"#) == #"{"usage": {"total_tokens": 5}}"#)
    }

    @Test("A form loses its secret fields")
    func form() {
        let form = Redaction.payload(Array("grant_type=urn%3Aapikey&apikey=s%2Bs&x=1".utf8))
        #expect(String(decoding: form, as: UTF8.self) == "grant_type=urn%3Aapikey&apikey=[redacted]&x=1")
    }
}
