internal import BatonCore

extension UploadRule {
    /// What an element that asks for files says of them: `uploadSettings`, or the members of its older form.
    init(_ item: JSONValue) {
        self.init()
        let settings = item["uploadSettings"] ?? .null
        if case .object(let types) = settings["allowedFileMimeTypes"] {
            for type in types.members {
                add(type.name)
                if let media = type.value.string { add(media) }
            }
        }
        for format in item["supported_formats"]?.elements ?? [] { if let word = format.string { add(word) } }
        if let words = item.text("supported_formats") { words.split(separator: ",").forEach { add(String($0)) } }
        maximumBytes = (settings["maxSingleFileSizeMB"] ?? item["size_limit"]).flatMap(Self.bytes)
        maximumCount = settings["maxFilesPerUpload"]?.int
        if settings["allowMultipleFiles"]?.bool == false { maximumCount = 1 }
        minimumCount = max(1, settings["minFilesPerUpload"]?.int ?? 1)
    }

    /// Takes `pdf`, `.PDF` and `application/pdf` for what they are.
    private mutating func add(_ word: String) {
        let word = word.lowercased().filter { !$0.isWhitespace }
        let bare = word.hasPrefix(".") ? String(word.dropFirst()) : word
        guard !bare.isEmpty else { return }
        if bare.contains("/") {
            if !mediaTypes.contains(bare) { mediaTypes.append(bare) }
        } else if !extensions.contains(bare) {
            extensions.append(bare)
        }
    }

    /// The figure is in megabytes; one that large is in bytes, whatever its name says.
    private static let mostMegabytes = 100_000.0

    private static func bytes(_ size: JSONValue) -> Int? {
        guard let figure = size.double ?? size.string.flatMap(Double.init), figure > 0 else { return nil }
        return Int(exactly: (figure > mostMegabytes ? figure : figure * 1_048_576).rounded())
    }
}
