/// An answer where the platform has nothing but text to ask with.
extension RunRecord {
    /// The answer, and the question that it ends with in words.
    var textWithQuestion: String {
        guard let question = ask?.inWords else { return text }
        return text.isEmpty ? question : "\(text)\n\n\(question)"
    }
}

extension Ask {
    /// The question as Markdown that says what may be answered.
    var inWords: String {
        switch self {
        case .options(let question, let options):
            "\(question)\n\n" + options.map { "- \($0.label) (`\($0.value)`)" }.joined(separator: "\n")
        case .form(let title, let fields):
            "\(title)\n\n" + fields.map(Self.line).joined(separator: "\n")
        case .approval(let use):
            "Run `\(use.tool)` with `\(use.arguments.text(.python))`? Answer `approve` or `deny`."
        case .file(let request):
            "\(request.question) (\(request.types.map(\.label).joined(separator: ", ")))"
        case .connection(let application):
            "\(application.reason) Connect \(application.name) (`\(application.id)`), then answer `connected`."
        }
    }

    private static func line(_ field: FormField) -> String {
        let choices = field.choices.isEmpty ? "" : ": " + field.choices.joined(separator: ", ")
        return "- \(field.label) (`\(field.name)`\(field.isRequired ? ", required" : ""))\(choices)"
    }
}
