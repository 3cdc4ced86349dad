import Foundation

/// A file to be compiled in.
struct EmbeddedFile {
    let path: String
    /// Without folder and extension.
    let name: String
    let text: String

    /// - Throws: what reading it throws.
    init(path: String) throws {
        let url = URL(fileURLWithPath: path)
        self.path = path
        name = url.deletingPathExtension().lastPathComponent
        text = try String(contentsOf: url, encoding: .utf8)
    }
}
