::again::
::again::
