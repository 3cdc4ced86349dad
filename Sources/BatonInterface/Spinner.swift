/// The pictures of "something is going on", in one column that every terminal agrees on.
enum Spinner {
    private static let frames: [Character] = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

    static func picture(_ frame: Int) -> String { String(frames[frame % frames.count]) }
}
