/// What stands before a token, as far as it decides what the token is.
enum TokenContext: Hashable, Sendable {
    /// The beginning, an operator, an opening bracket, a keyword: a value may begin.
    case nothing
    /// A value, a closing bracket: an operator may follow.
    case operand
    /// A dot: a member's name follows, not a keyword.
    case dot
    /// A keyword that declares; the name that follows has this role.
    case declaration(TextRole)
}
