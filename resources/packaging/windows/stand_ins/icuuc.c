/* For trying the program under Wine only: Windows' own icuuc.dll, which Wine 8 has not got.
   Qt6Core asks it for rare character sets; here none of them can be had.
   x86_64-w64-mingw32-gcc -shared -O2 -s -o icuuc.dll icuuc.c */
#include <stddef.h>

enum { FILE_ACCESS_ERROR = 4 }; /* what ICU says when it does not know a converter */

#define OUT __declspec(dllexport)
#define REFUSE(status) do { if (status) *(status) = FILE_ACCESS_ERROR; } while (0)

OUT void *ucnv_open(const char *name, int *status) { REFUSE(status); return NULL; }
OUT void ucnv_close(void *converter) {}
OUT void ucnv_reset(void *converter) {}
OUT signed char ucnv_getMaxCharSize(const void *converter) { return 1; }
OUT const char *ucnv_getName(const void *converter, int *status) { REFUSE(status); return NULL; }
OUT const char *ucnv_getStandardName(const char *name, const char *standard, int *status) { REFUSE(status); return NULL; }
OUT const char *ucnv_getAvailableName(int number) { return NULL; }
OUT int ucnv_countAvailable(void) { return 0; }
OUT void ucnv_getToUCallBack(const void *converter, void **action, const void **context) { if (action) *action = NULL; if (context) *context = NULL; }
OUT void ucnv_getFromUCallBack(const void *converter, void **action, const void **context) { if (action) *action = NULL; if (context) *context = NULL; }
OUT void ucnv_setToUCallBack(void *converter, void *action, const void *context, void **old, const void **old_context, int *status) { REFUSE(status); }
OUT void ucnv_setFromUCallBack(void *converter, void *action, const void *context, void **old, const void **old_context, int *status) { REFUSE(status); }
OUT void ucnv_cbToUWriteUChars(void *arguments, const void *source, int length, int offset, int *status) { REFUSE(status); }
OUT void ucnv_cbFromUWriteUChars(void *arguments, const void **source, const void *limit, int offset, int *status) { REFUSE(status); }
OUT void ucnv_toUnicode(void *converter, void **target, const void *limit, const char **source, const char *end, int *offsets, signed char flush, int *status) { REFUSE(status); }
OUT void ucnv_fromUnicode(void *converter, char **target, const char *limit, const void **source, const void *end, int *offsets, signed char flush, int *status) { REFUSE(status); }
OUT int ucnv_toUCountPending(const void *converter, int *status) { REFUSE(status); return 0; }
OUT int ucnv_fromUCountPending(const void *converter, int *status) { REFUSE(status); return 0; }
OUT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OUT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
