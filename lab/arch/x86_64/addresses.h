/* addresses.h: how the processor divides the 64-bit addresses (4-level page tables). */
#ifndef LAB_ADDRESSES_H
#define LAB_ADDRESSES_H

#define ADDRESS_USER_END 0x7ffffffff000ULL      /* the last page of the lower half stays free */
#define ADDRESS_KERNEL 0xffff800000000000ULL    /* the upper half */
#define ADDRESS_HOLE "no such addresses: bits 63-47 differ"

#endif
