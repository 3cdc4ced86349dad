import BatonCore
import Testing

@Suite("Token claims")
struct TokenClaimsTests {
    @Test("are read from base 64 for URLs without padding, and sanitised")
    func claims() {
        // {"sub":"ÿ>?","exp":1770000000.5}
        let claims = TokenClaims(token: "e30.eyJzdWIiOiLDvz4_IiwiZXhwIjoxNzcwMDAwMDAwLjV9.x")
        #expect(claims?["sub"] == "ÿ>?")
        #expect(claims?.expiry == 1_770_000_000_500)
    }

    @Test("are none in any other text", arguments: ["", "a.b", "a.b.c", "..", "e30.W10.x", "e30.!!!!.x", "sk-orq-1-2"])
    func none(text: String) {
        #expect(TokenClaims(token: text) == nil)
    }

    @Test(
        "a token without an end, or with one that is no time, does not end",
        arguments: ["e30.e30.x", "e30.eyJleHAiOi0xfQ.x"])
    func endless(text: String) {
        #expect(TokenClaims(token: text)?.expiry == nil)
    }

    @Test("seconds become milliseconds only where a calendar has them")
    func seconds() {
        #expect(Int64(millisecondsIn: 1.5) == 1_500)
        for seconds in [-1, 1e11, .infinity, .nan] { #expect(Int64(millisecondsIn: seconds) == nil) }
    }
}
