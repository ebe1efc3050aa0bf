/// The one instruction that Swift has no name for: asks for memory before it is needed.
static inline void weft_prefetch(const void *_Nonnull address) {
    __builtin_prefetch(address);
}
