#ifndef ULOAD_H
#define ULOAD_H
#define ULOAD_VERSION "0.1"
#endif
