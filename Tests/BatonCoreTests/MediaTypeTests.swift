import BatonCore
import Testing

@Suite struct MediaTypeTests {
    @Test func `the ending of a name tells its type, whatever its case`() {
        #expect(MediaType.of(name: "a.PDF", startingWith: []) == "application/pdf")
        #expect(MediaType.of(name: "b.tar.jpeg", startingWith: []) == "image/jpeg")
    }

    @Test func `where the name says nothing, the first bytes do`() {
        #expect(MediaType.of(name: "scan", startingWith: Array("%PDF-1.7".utf8)) == "application/pdf")
        #expect(MediaType.of(name: ".png", startingWith: [0x89, 0x50, 0x4E, 0x47, 0x0D]) == "image/png")
        #expect(MediaType.of(name: "notes", startingWith: Array("dear all".utf8)) == "text/plain")
        #expect(MediaType.of(name: "core", startingWith: [0x7F, 0x00, 0x01]) == "application/octet-stream")
    }

    @Test func `a rule takes what it names by ending, by type and by a family of types`() {
        var rule = UploadRule()
        #expect(rule.refusal(of: "a.bin", mediaType: "application/octet-stream", bytes: 1) == nil)
        rule.extensions = ["pdf"]
        rule.mediaTypes = ["image/*"]
        rule.maximumBytes = 10
        #expect(rule.refusal(of: "a.pdf", mediaType: "application/pdf", bytes: 10) == nil)
        #expect(rule.refusal(of: "a.gif", mediaType: "image/gif", bytes: 10) == nil)
        #expect(rule.refusal(of: "a.txt", mediaType: "text/plain", bytes: 1)?.contains("a.txt is no pdf") == true)
        #expect(rule.refusal(of: "a.pdf", mediaType: "application/pdf", bytes: 11)?.contains("larger") == true)
    }

    @Test func `too many and too few files are refused by number`() {
        var rule = UploadRule()
        rule.maximumCount = 1
        rule.minimumCount = 1
        #expect(rule.refusal(ofCount: 1) == nil)
        #expect(rule.refusal(ofCount: 2) == "The agent takes 1 file at once")
        rule.minimumCount = 3
        rule.maximumCount = nil
        #expect(rule.refusal(ofCount: 2) != nil)
    }
}
