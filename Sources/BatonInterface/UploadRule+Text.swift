internal import BatonCore
internal import BatonText

extension UploadRule {
    /// Which files are taken, and how many, in a line each; none where nobody knows of a bound.
    package var remarks: [String] {
        let types = extensions.isEmpty ? mediaTypes : extensions.map { "." + $0 }
        var bounds: [String] = []
        if let maximumBytes { bounds.append("at most \(ByteCountText.exact(maximumBytes)) each") }
        switch (minimumCount, maximumCount) {
        case (1, 1): bounds.append("one file")
        case (1, let most?): bounds.append("up to \(most) files")
        case (let least, let most?): bounds.append("\(least) to \(most) files")
        case (2..., nil): bounds.append("at least \(minimumCount) files")
        case (_, nil): break
        }
        return (types.isEmpty ? [] : ["Types: " + types.joined(separator: ", ")])
            + (bounds.isEmpty ? [] : [bounds.joined(separator: ", ")])
    }
}
