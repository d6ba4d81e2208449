# What R's survival and prop.test say, as tab-separated files in a folder.
#   sample  set, microseconds, has it ended?
#   share   set, t, survival, lower and upper bound at 95 % (-1 where there is none)
#   median  set, median (-1 where there is none)
#   near    set, t, survival a little earlier and a little later
#   wilson  hits, n, confidence, lower and upper bound
suppressMessages(library(survival))
folder <- commandArgs(TRUE)[1]
set.seed(20260101)
write <- function(rows, name)
	write.table(format(rows, digits = 17, scientific = FALSE, trim = TRUE), file.path(folder, name), append = TRUE,
		sep = "\t", quote = FALSE, row.names = FALSE, col.names = FALSE, na = "")

compare <- function(set, time, status) {
	fit <- survfit(Surv(time, status) ~ 1, conf.type = "log-log")
	write(data.frame(set, time, ended = status == 1), "sample")
	list(fit = fit, median = unname(summary(fit)$table["median"]))
}

# data sets of the package, in days; below 128 a bucket holds one of them
exact <- function(set, time, status) {
	r <- compare(set, time, status)
	if (sum(time < 128) > 0) {
		at <- summary(r$fit, times = sort(unique(time[time < 128])))
		bounded <- at$surv > 0 & at$surv < 1
		write(data.frame(set, at$time, at$surv, ifelse(bounded, at$lower, -1), ifelse(bounded, at$upper, -1)), "share")
	}
	# where S is exactly a half R takes the middle of two times
	if (!any(abs(r$fit$surv - 0.5) < 1e-9))
		write(data.frame(set, ifelse(is.na(r$median), -1, r$median)), "median")
}
for (g in levels(aml$x)) with(aml[aml$x == g, ], exact(paste("aml", g), time, status))
exact("lung", lung$time, lung$status - 1)
for (g in 1:2) with(lung[lung$sex == g, ], exact(paste("lung", g), time, status - 1))
exact("veteran", veteran$time, veteran$status)
for (g in levels(veteran$celltype)) with(veteran[veteran$celltype == g, ], exact(paste("veteran", g), time, status))
exact("ovarian", ovarian$futime, ovarian$fustat)
exact("kidney", kidney$time, kidney$status)
exact("rats", rats$time, rats$status)
exact("bladder", bladder$stop, bladder$event)
exact("gehan 6-MP", c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35),
	c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0))

# Continuous times of very different size, a third of them still open. The
# survival function on the buckets is to be met exactly; that of the times
# themselves, at the middle of a bucket, within what a bucket leaves open: 0.8 %
# in time, and the order of ends and open cases within it. The median is the
# middle of the bucket.
bucket <- function(t) {
	shift <- pmax(floor(log2(t)), 6) - 6
	64 * shift + floor(t / 2^shift)
}
middle_of <- function(b) {
	shift <- pmax(b %/% 64, 1) - 1
	floor((b - 64 * shift + 0.5) * 2^shift)
}
for (i in 1:40) {
	n <- c(50, 500, 3000)[i %% 3 + 1]
	scale <- 10^runif(1, 3, 13)
	end <- scale * rlnorm(n, 0, 1.5)
	seen <- scale * rlnorm(n, 0.7, 1)
	set <- paste("random", i)
	time <- round(pmax(pmin(end, seen), 64))
	status <- as.numeric(end <= seen)
	r <- compare(set, time, status)
	rounded <- survfit(Surv(bucket(time), status) ~ 1, conf.type = "log-log")
	t <- round(quantile(time, seq(0.05, 0.95, 0.05), names = FALSE))
	at <- summary(rounded, times = bucket(t))
	bounded <- at$surv > 0 & at$surv < 1
	write(data.frame(set, t, at$surv, ifelse(bounded, at$lower, -1), ifelse(bounded, at$upper, -1)), "share")
	if (!any(abs(rounded$surv - 0.5) < 1e-9)) {
		b <- unname(summary(rounded)$table["median"])
		write(data.frame(set, ifelse(is.na(b), -1, middle_of(b))), "median")
	}
	if (n < 3000)
		next
	middle <- middle_of(bucket(t))
	s <- function(times) summary(r$fit, times = times, extend = TRUE)$surv
	write(data.frame(set, round(middle), s(middle * 0.992), s(middle * 1.008)), "near")
}

for (i in 1:500) {
	n <- sample(c(1:30, 1200, 1e6), 1)
	hits <- sample(c(0, n, round(n * runif(1))), 1)
	confidence <- sample(c(0.01, 0.3, 0.5, 0.9, 0.95, 0.99, 0.999999), 1)
	bounds <- suppressWarnings(prop.test(hits, n, conf.level = confidence, correct = FALSE)$conf.int)
	write(data.frame(hits, n, confidence, bounds[1], bounds[2]), "wilson")
}
