extension UploadRule {
    /// Why a file is none that may be sent; nil where it is one.
    package func refusal(of name: String, mediaType: String, bytes: Int) -> String? {
        if let maximumBytes, bytes > maximumBytes { return "\(name) is larger than the agent takes" }
        guard !extensions.isEmpty || !mediaTypes.isEmpty else { return nil }
        let isNamed = extensions.contains(MediaType.fileExtension(of: name))
        guard !isNamed, !mediaTypes.contains(where: { Self.matches($0, mediaType) }) else { return nil }
        let wanted = extensions.isEmpty ? mediaTypes : extensions
        return "\(name) is no \(wanted.joined(separator: ", ")), and the agent takes nothing else"
    }

    /// A pattern may end in `/*`, as in a browser's list of types.
    private static func matches(_ pattern: String, _ type: String) -> Bool {
        guard pattern.hasSuffix("/*") else { return pattern.lowercased() == type.lowercased() }
        return type.lowercased().hasPrefix(pattern.dropLast().lowercased())
    }

    /// Why so many files cannot be sent at once; nil where they can.
    package func refusal(ofCount count: Int) -> String? {
        if let maximumCount, count > maximumCount {
            return "The agent takes \(maximumCount) \(maximumCount == 1 ? "file" : "files") at once"
        }
        return count < minimumCount ? "The agent wants at least \(minimumCount) files" : nil
    }
}
