import BatonCore
import BatonTransport
import Testing

@Suite("File names from a server")
struct FileNameTests {
    @Test(
        "what is a good name stays as it is; what could lead elsewhere does not",
        arguments: [
            ("report.pdf", "report.pdf"), ("Bericht März.csv", "Bericht März.csv"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("/etc/passwd", "_etc_passwd"), (".bashrc", "bashrc"), ("..", "file"), ("", "file"), ("   ", "file"),
            ("a\u{0}b\nc", "a_b_c"), ("C:\\x\\y.txt", "C__x_y.txt"), ("x\u{202E}fdp.exe", "x_fdp.exe"),
            ("name. ", "name"), ("a  b", "a b"),
        ])
    func names(name: String, expected: String) {
        #expect(FileName(name).text == expected)
    }

    @Test("whatever comes in, what comes out is one visible component of a path that every file system takes")
    func law() {
        var generator = SplitMix64(seed: 5)
        let pieces = [
            "/", "\\", ".", "..", " ", "\u{0}", "\n", "\u{1B}", "\u{202E}", "é", "漢字", "👩‍👩‍👧", "a", ".tar.gz", "x",
        ]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...200, using: &generator)
            let name = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let safe = FileName(name)
            for text in [safe.text, safe.numbered(2), safe.numbered(999)] {
                #expect(!text.isEmpty && text.utf8.count <= 255)
                #expect(!text.contains("/") && !text.contains("\\") && !text.hasPrefix("."))
                #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            }
            #expect(FileName(safe.text).text == safe.text)
        }
    }

    @Test("a number goes before the ending, and both endings of an archive stay together")
    func numbers() {
        #expect(FileName("report.pdf").numbered(2) == "report (2).pdf")
        #expect(FileName("all.tar.gz").numbered(3) == "all (3).tar.gz")
        #expect(FileName("README").numbered(2) == "README (2)")
        #expect(FileName("v1.0 of the long description").numbered(2) == "v1.0 of the long description (2)")
    }
}
