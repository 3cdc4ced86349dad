// Writes one Swift file that holds what other files say, so that the program needs nothing beside itself.
//
//     embed texts OUTPUT.swift ENUM FILE …
//     embed themes OUTPUT.swift ENUM FILE …
//
// A mistake in a theme ends it with the theme's file and line, in the form that compilers use.
import Foundation

do {
    var arguments = CommandLine.arguments.dropFirst()
    let kind = arguments.popFirst()
    guard let output = arguments.popFirst(), let name = arguments.popFirst() else { throw EmbeddingError.usage }
    let files = try arguments.map(EmbeddedFile.init(path:))
    let source: String
    switch kind {
    case "texts": source = TextsSource.source(name: name, files: files)
    case "themes": source = try ThemesSource.source(name: name, files: files)
    default: throw EmbeddingError.usage
    }
    try source.write(to: URL(fileURLWithPath: output), atomically: true, encoding: .utf8)
} catch let error as EmbeddingError {
    FileHandle.standardError.write(Data("\(error.description)\n".utf8))
    exit(1)
}
