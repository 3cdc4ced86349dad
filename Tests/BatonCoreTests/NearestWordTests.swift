import BatonCore
import Testing

@Suite("NearestWord")
struct NearestWordTests {
    @Test("finds what was meant and nothing else")
    func nearest() {
        #expect(NearestWord.of("api_kye", in: ["token", "api_key"]) == "api_key")
        #expect(NearestWord.of("ToKen", in: ["token", "api_key"]) == "token")
        #expect(NearestWord.of("banana", in: ["token", "api_key"]) == nil)
    }
}
