import Drawing

extension Color {
    /// Black or white, whichever is more legible on this colour, on light and on dark pages.
    var adaptiveInk: Color {
        func hex(_ color: Color) -> UInt32 { color.legibleInk == .white ? 0xffffff : 0x000000 }
        return Color(hex: hex(self), dark: hex(dark))
    }
}
