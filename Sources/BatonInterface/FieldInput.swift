/// What a person has put into a form's field, as it stands there.
package enum FieldInput: Hashable, Sendable {
    case text(String)
    case flag(Bool?)
    /// The place of the one that was picked.
    case choice(Int?)
    /// The places of those that were picked.
    case choices(Set<Int>)
}
