import CFontconfig
import FoundationEssentials

/// The rules by which fonts are found: those of the machine, without those of a user.
///
/// A user's `fonts.conf` can embolden and slant fonts or replace one by another, so that the same report would look different
/// for each author. Fonts that a user has installed are found all the same.
enum FontConfiguration {
    private static let folder = "/etc/fonts/conf.d"
    /// The file by which the machine's rules include those of the user.
    private static let userRules = "50-user.conf"

    /// Takes the rules for this process, once. Must be called before the first font map is made.
    static func use() { _ = isUsed }

    private static let isUsed: Bool = {
        // Where there are no such rules, Fontconfig's own are right.
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return false }
        let rules = names.sorted().filter { $0.hasSuffix(".conf") && $0 != userRules }
        guard let configuration = FcConfigCreate() else { return false }
        let isRead = text(including: rules.map { "\(folder)/\($0)" }).withCString { text in
            text.withMemoryRebound(to: FcChar8.self, capacity: 1) {
                FcConfigParseAndLoadFromMemory(configuration, $0, 0)
            }
        }
        // From here on the process holds the configuration.
        guard isRead != 0, FcConfigBuildFonts(configuration) != 0, FcConfigSetCurrent(configuration) != 0
        else {
            FcConfigDestroy(configuration)
            return false
        }
        return true
    }()

    /// A configuration of the folders that Fontconfig searches by default and of some files.
    private static func text(including files: [String]) -> String {
        let escaped = files.map { $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
        return """
            <?xml version="1.0"?>
            <fontconfig>
            <dir>/usr/share/fonts</dir>
            <dir>/usr/local/share/fonts</dir>
            <dir prefix="xdg">fonts</dir>
            <dir>~/.fonts</dir>
            <cachedir>/var/cache/fontconfig</cachedir>
            <cachedir prefix="xdg">fontconfig</cachedir>
            \(escaped.map { "<include ignore_missing=\"yes\">\($0)</include>" }.joined(separator: "\n"))
            </fontconfig>
            """
    }
}
