#pragma once

/// Asks for memory before it is needed: the one instruction that Swift has no name for.
static inline void weft_prefetch(const void *_Nonnull address) {
    __builtin_prefetch(address);
}
