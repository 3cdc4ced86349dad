internal import BatonCore
internal import BatonText

/// What leaves the viewer: the value at the cursor, or from a title all below it.
extension StepViewer {
    private var entryAtCursor: Entry? { entries.indices.contains(cursor.entry) ? entries[cursor.entry] : nil }

    private var sectionAtCursor: (section: StepDetail.Section, offset: Int)? {
        guard let entry = entryAtCursor, case .outline(let section, let offset) = cursor.part,
            entry.detail.sections.indices.contains(section)
        else { return nil }
        return (entry.detail.sections[section], offset)
    }

    /// The source of what is at the cursor, its name for a notice, and one for a file.
    var sourceAtCursor: (text: String, name: String, fileName: String)? {
        guard let entry = entryAtCursor else { return nil }
        guard let (section, offset) = sectionAtCursor else {
            let isFrame = if case .frame = entry.item { true } else { false }
            let isJSON = if case .frame(let frame) = entry.item { frame.text.isJSON } else { true }
            return (
                entry.item.source, isFrame ? "the frame" : "the step", "\(entry.item.name).\(isJSON ? "json" : "txt")"
            )
        }
        let text = section.outline.source(at: offset)
        let name = section.kind.fileNamePart.map { "\(entry.item.name)-\($0)" } ?? entry.item.name
        return (text.prettyJSON, "the value", "\(name).\(section.outline.isJSON ? "json" : "txt")")
    }

    /// The rows of what is at the cursor, as they stand there.
    var renderedAtCursor: String? {
        guard let entry = entryAtCursor else { return nil }
        guard let (section, offset) = sectionAtCursor else {
            return entry.detail.sections.map { $0.outline.rendered($0.outline.rowsOfAll) }.joined()
        }
        return section.outline.rendered(section.outline.rows(at: offset))
    }
}

extension StepTexts.Kind {
    fileprivate var fileNamePart: String? {
        switch self {
        case .arguments: "arguments"
        case .result: "result"
        case .failure: "failure"
        case .headers: "headers"
        case .line, .body: nil
        }
    }
}

extension String {
    fileprivate var isJSON: Bool { (try? JSONValue(wire: utf8)) != nil }
}
