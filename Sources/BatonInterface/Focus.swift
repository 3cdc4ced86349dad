/// What takes the keys while nothing is open on top; a card of what the agent asks has a focus of its own.
package enum Focus: Hashable, Sendable {
    case composer, transcript, sidePane
}
