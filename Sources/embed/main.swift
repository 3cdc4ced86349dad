// Writes one Swift file that holds the text of files, so that the program needs nothing beside itself.
//
//     embed OUTPUT.swift ENUM FILE …
//
// The output declares `package enum ENUM { static let files: [(name: String, text: String)] }`, names without folder and
// extension, in the order given. Raw string literals with more `#` than the text holds in a row keep every byte as it is.
import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 2, let output = arguments.first, let name = arguments.dropFirst().first else {
    FileHandle.standardError.write(Data("usage: embed OUTPUT.swift ENUM FILE …\n".utf8))
    exit(2)
}

var source = "package enum \(name) {\n    package static let files: [(name: String, text: String)] = [\n"
for path in arguments.dropFirst(2) {
    let url = URL(fileURLWithPath: path)
    let text = try String(contentsOf: url, encoding: .utf8)
    var longest = 0
    var run = 0
    for byte in text.utf8 {
        run = byte == UInt8(ascii: "#") ? run + 1 : 0
        longest = max(longest, run)
    }
    let hashes = String(repeating: "#", count: longest + 1)
    source +=
        "        (\"\(url.deletingPathExtension().lastPathComponent)\", \(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)),\n"
}
source += "    ]\n}\n"
try source.write(to: URL(fileURLWithPath: output), atomically: true, encoding: .utf8)
