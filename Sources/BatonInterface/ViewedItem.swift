internal import BatonCore
internal import BatonText

/// What the viewer shows under a title of its own: a step, or a frame of the wire.
enum ViewedItem: Hashable, Sendable {
    case step(StepBlock)
    case frame(WireFrame)

    /// What stays while its contents change.
    var id: PaneRowID {
        switch self {
        case .step(let block): .step(block.step.id)
        case .frame(let frame): frame.id
        }
    }

    /// Under its title a step's content is set in by one level more.
    var indent: Int {
        switch self {
        case .step(let block): LayoutContext.indent * (block.depth + 2)
        case .frame: LayoutContext.indent * 2
        }
    }

    var isRunning: Bool { if case .step(let block) = self { block.step.state == .running } else { false } }

    var texts: [(kind: StepTexts.Kind, text: String)] {
        switch self {
        case .step(let block): StepTexts.of(block.step)
        case .frame(let frame): StepTexts.of(frame)
        }
    }

    /// All of it, for a copy or a file.
    var source: String {
        switch self {
        case .step(let block): return block.step.source.prettyText + "\n"
        case .frame(let frame):
            let headers = frame.frame.headers.map { "\($0.name): \($0.value)\n" }.joined().sanitised
            if frame.frame.bytes.isEmpty { return "\(frame.frame.line)\n".sanitised + headers }
            return frame.text.prettyJSON
        }
    }

    /// What a file with it, or with a part of it, is called.
    var name: String {
        switch self {
        case .step(let block): block.step.name
        case .frame(let frame): "frame-\(frame.number + 1)"
        }
    }
}

extension String {
    /// A JSON text indented; any other as it is. Ends in a line feed.
    var prettyJSON: String {
        guard let value = try? JSONValue(wire: utf8) else { return hasSuffix("\n") ? self : self + "\n" }
        return value.prettyText + "\n"
    }
}
