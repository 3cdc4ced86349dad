/// An identifier of one kind of thing, which the compiler keeps apart from every other kind's.
///
/// `Subject` is never stored. The text is opaque: ids that a platform minted are compared byte by byte and never parsed.
package struct ID<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package var description: String { text }

    // Swift compares strings by what they look like (canonical equivalence); two ids are one only if their bytes are.
    package static func == (left: Self, right: Self) -> Bool {
        left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// Baton's own id of a conversation; the platform's stands in the thread's ``RemoteHandle``.
package typealias ThreadID = ID<ChatThread>
/// Baton's own id of a turn, made before the network hears of it.
package typealias TurnID = ID<Turn>
/// Baton's own id of a run, made before the platform gives its own.
package typealias RunID = ID<Run>
/// The id of a step inside its run: the platform's where it has one, else made by the adapter from the step's place.
package typealias StepID = ID<Step>
/// The id of a part inside its run.
package typealias PartID = ID<Part>
/// The id that pairs a tool's call with its result.
package typealias ToolCallID = ID<ToolCall>
/// The platform's id of an agent (watsonx Orchestrate: a UUID; orq.ai: the key).
package typealias AgentID = ID<Agent>
/// The name of a profile in the configuration.
package typealias ProfileName = ID<Profile>

extension ID: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(value) }
}

extension ID {
    /// A fresh id of 16 lower-case hexadecimal digits: 64 random bits, enough for one person's history.
    ///
    /// `generator` is injected so that tests and replays give the same ids each time.
    package static func random(using generator: inout some RandomNumberGenerator) -> Self {
        let bits: UInt64 = generator.next()
        let digits = String(bits, radix: 16)
        return Self(String(repeating: "0", count: 16 - digits.count) + digits)
    }
}
