# Joins the parts of the install script. A line "@order TYPE by what@" becomes
# order.sql.in with TYPE for @type@ and "by what" for @order@; so with every
# template beside this file.
/^@[a-z]+ .*@$/ {
	line = substr($0, 2, length($0) - 2)
	split(line, words, " ")
	order = substr(line, length(words[1]) + length(words[2]) + 3)
	file = templates "/" words[1] ".sql.in"
	while ((status = (getline text < file)) > 0) {
		gsub(/@type@/, words[2], text)
		gsub(/@order@/, order, text)
		print text
	}
	close(file)
	if (status < 0) {
		print FILENAME ":" FNR ": no template " file > "/dev/stderr"
		exit 1
	}
	next
}
{ print }
