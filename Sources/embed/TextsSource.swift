/// `package enum NAME { static let files: [(name: String, text: String)] }`, in the order given.
///
/// Raw string literals with more `#` than the text holds in a row keep every byte as it is.
enum TextsSource {
    static func source(name: String, files: [EmbeddedFile]) -> String {
        var source = "package enum \(name) {\n    package static let files: [(name: String, text: String)] = [\n"
        for file in files {
            let hashes = String(repeating: "#", count: longestRun(in: file.text) + 1)
            source += "        (\"\(file.name)\", \(hashes)\"\"\"\n\(file.text)\n\"\"\"\(hashes)),\n"
        }
        return source + "    ]\n}\n"
    }

    private static func longestRun(in text: String) -> Int {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "#") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
