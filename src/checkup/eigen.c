/*
 * eigen.c
 *	  Eigenvalues of a symmetric matrix, by LAPACK.
 *
 * Of 1,000 indicators LAPACK takes about a second.  Jacobi rotations, the only
 * method short enough to be written here, need some eight sweeps of half a
 * million rotations of 6,000 operations each: many times that.
 */
#include "base/pure.h"

#include "checkup/methods.h"

/* LAPACK's Fortran interface has no header of its own */
extern void dsyevd_(const char *jobz, const char *uplo, const int *n,
					double *a, const int *lda, double *w, double *work,
					const int *lwork, int *iwork, const int *liwork,
					int *info, size_t jobz_length, size_t uplo_length);

/*
 * Ascending eigenvalues; the matrix is replaced by the eigenvectors, one after
 * the other.  False where the iteration does not converge.
 */
bool
symmetric_eigen(float8 *matrix, int size, float8 *eigenvalues)
{
	int			lwork = 1 + 6 * size + 2 * size * size;
	int			liwork = 3 + 5 * size;
	double	   *work = palloc(lwork * sizeof(double));
	int		   *iwork = palloc(liwork * sizeof(int));
	int			info;

	dsyevd_("V", "U", &size, matrix, &size, eigenvalues, work, &lwork, iwork,
			&liwork, &info, 1, 1);
	pfree(work);
	pfree(iwork);
	return info == 0;
}
