#include <sodium.h>

/* The cost names and the variants are macros over functions, which Swift does not see. */
static inline int garita_sodium_base64url(void) { return sodium_base64_VARIANT_URLSAFE_NO_PADDING; }
