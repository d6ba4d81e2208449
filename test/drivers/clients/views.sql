SELECT format('shanghai.%I', view) FROM readable ORDER BY view
