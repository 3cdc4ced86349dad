/// Why nothing was written.
enum EmbeddingError: Error, CustomStringConvertible {
    case usage
    case mistake(path: String, line: Int?, message: String)

    var description: String {
        switch self {
        case .usage: "usage: embed texts|themes OUTPUT.swift ENUM FILE …"
        case .mistake(let path, let line, let message): "\(path):\(line ?? 1): error: \(message)"
        }
    }
}
