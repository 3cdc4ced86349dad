internal import BatonCore
internal import BatonTheme

/// What every view of one frame needs to know.
struct FrameContext {
    let theme: Theme
    let moment: Moment
    let spinner: String
    /// How many columns of rows that are too wide stay out of sight at the left.
    var sideways: Int
}
