/* For trying the program under Wine only: colour management of the screen, which Wine 8 breaks off.
   Here no screen has a profile. x86_64-w64-mingw32-gcc -shared -O2 -s -o mscms.dll mscms.c */
#include <stddef.h>

#define OUT __declspec(dllexport)

OUT void *OpenColorProfileW(void *profile, unsigned long access, unsigned long share, unsigned long mode) { return NULL; }
OUT int CloseColorProfile(void *profile) { return 1; }
OUT int GetColorProfileFromHandle(void *profile, void *bytes, unsigned long *length) { if (length) *length = 0; return 0; }
OUT void *WcsCreateIccProfile(void *profile, unsigned long options) { return NULL; }
OUT int GetColorDirectoryW(const void *machine, void *folder, unsigned long *length) { if (length) *length = 0; return 0; }
