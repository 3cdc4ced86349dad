extension Configuration {
    /// The environment's variables that hold a key, token or password of any profile: for nobody but the platform.
    package var secretVariables: Set<String> {
        var variables: Set<String> = []
        for profile in profiles {
            let signIn = profile.signIn
            let sources = [profile.credential, signIn?.apiKey, signIn?.username, signIn?.password, signIn?.tenant]
            for case .environment(let name)? in sources { variables.insert(name) }
        }
        return variables
    }
}
