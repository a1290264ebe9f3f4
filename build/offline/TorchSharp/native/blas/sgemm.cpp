// The matrix product that libtorch calls, in slices: BLIS computes each with one thread. BLIS's own threads meet many times
// within a product and spin for each other, and where another process has one of the processors the one waited for cannot
// run: products then took six times as long. Here they meet once, at the end, where OpenMP's sleep.
#include <dlfcn.h>
#include <omp.h>

#include <algorithm>
#include <cstdint>

using Product = void (*)(const char*, const char*, const int*, const int*, const int*, const float*, const float*,
                         const int*, const float*, const int*, const float*, float*, const int*);

static Product single() {
    if (auto set = reinterpret_cast<void (*)(int64_t)>(dlsym(RTLD_DEFAULT, "bli_thread_set_num_threads"))) set(1);
    return reinterpret_cast<Product>(dlsym(RTLD_NEXT, "sgemm_"));
}

static bool transposed(const char* operation) { return *operation != 'n' && *operation != 'N'; }

// C = alpha op(A) op(B) + beta C, column by column; op(A) is m x k, op(B) k x n.
extern "C" void sgemm_(const char* ta, const char* tb, const int* m, const int* n, const int* k, const float* alpha,
                       const float* a, const int* lda, const float* b, const int* ldb, const float* beta, float* c,
                       const int* ldc) {
    constexpr double least_work = 1e6;  // multiplications a thread
    static const Product product = single();
    const bool columns = *n >= *m;
    const int length = columns ? *n : *m;
    const double threads = std::min<double>(omp_in_parallel() ? 1 : omp_get_max_threads(), double(*m) * *n * *k / least_work);
    const int slices = std::max(1, std::min<int>(threads, length));
    if (slices == 1) return product(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
#pragma omp parallel for num_threads(slices) schedule(static, 1)
    for (int slice = 0; slice < slices; slice++) {
        const int64_t from = int64_t(length) * slice / slices;
        const int part = int64_t(length) * (slice + 1) / slices - from;
        if (columns)
            product(ta, tb, m, &part, k, alpha, a, lda, b + (transposed(tb) ? from : from * *ldb), ldb, beta, c + from * *ldc, ldc);
        else
            product(ta, tb, &part, n, k, alpha, a + (transposed(ta) ? from * *lda : from), lda, b, ldb, beta, c + from, ldc);
    }
}
