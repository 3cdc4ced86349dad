import BatonSettings
import Glibc

extension SettingsPaths {
    /// In this process's environment. Without `HOME` the home folder is what the system's users' table says, as for a shell.
    static var live: SettingsPaths {
        SettingsPaths { name in
            if let value = getenv(name) { return String(cString: value) }
            guard name == "HOME", let user = getpwuid(getuid()) else { return nil }
            return String(cString: user.pointee.pw_dir)
        }
    }
}
