internal import BatonCore

/// What every view of one frame needs to know.
struct FrameContext {
    let theme: Theme
    let moment: Moment
    let spinner: String
}
