internal import BatonScreen
internal import BatonText

extension Theme {
    func style(of role: TextRole) -> Style {
        switch role {
        case .body: self[.text]
        case .strong: self[.strong]
        case .emphasis: self[.emphasis]
        case .code: self[.code]
        case .heading: self[.heading]
        case .dim: self[.dim]
        }
    }
}
